package io.github.azurebatch.camunda.process.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that the build runs on PostgreSQL and MariaDB and not on H2, because its outcome depends
 * on the database. That is so where
 *
 * <ul>
 *   <li>transactions meet or break off: several engines, several threads, crashes;
 *   <li>SQL statements are written by hand, or counted;
 *   <li>columns matter: which types, lengths and texts they hold.
 * </ul>
 *
 * <p>All other tests run on H2 only. With {@code -Ddatabase=postgresql} or {@code mariadb} any test
 * runs there, and with {@code -Dnot.on.h2=none} these run on H2 as well.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("every-database")
public @interface OnEveryDatabase {}
