package io.github.azurebatch.camunda.process.roles;

import java.util.List;
import java.util.stream.Stream;

/** The roles that are assigned to the identity. */
record Rights(List<Assignment> assignments) {

  static final Rights NONE = new Rights(List.of());

  Rights {
    assignments = List.copyOf(assignments);
  }

  Rights and(Rights others) {
    return new Rights(
        Stream.concat(assignments.stream(), others.assignments.stream()).distinct().toList());
  }

  /**
   * Takes a role away, and may give another one on the same.
   *
   * @param instead empty for none
   */
  Rights replaced(String role, String instead) {
    return new Rights(
        assignments.stream()
            .filter(assigned -> !assigned.is(role) || !instead.isEmpty())
            .map(assigned -> assigned.is(role) ? assigned.with(instead) : assigned)
            .toList());
  }

  /**
   * @param resource that the permission has to be for
   */
  boolean give(Permission permission, Scope resource) {
    return assignments.stream()
        .anyMatch(
            assignment -> assignment.scope().has(resource) && assignment.role().gives(permission));
  }

  /** A role on something and all that is in it. */
  record Assignment(RoleDefinition role, Scope scope) {

    private boolean is(String roleName) {
      return role.roleName().equals(roleName);
    }

    private Assignment with(String otherRole) {
      return new Assignment(RoleDefinition.of(otherRole), scope);
    }
  }
}
