/** The MariaDB server of this machine, for tests of what depends on the database. */
@NullMarked
package io.github.azurebatch.camunda.mariadb;

import org.jspecify.annotations.NullMarked;
