#!/usr/bin/env bash
# Camunda's package names with 'operaton' in place of 'camunda' are not all there in Operaton.
#
# The guides for a move from Camunda 7 say to rename packages, and CIB seven is made like that: all
# of these are there under its name. In Operaton they are not, though the schema, the services and
# the rest of the API are the same:
#   - the expression language: Camunda has jakarta.el inside of JUEL, as org.camunda.bpm.impl.juel.
#     jakarta.el; Operaton takes it from the jar jakarta.el-api, so an ELResolver and the exceptions
#     of failed expressions have other packages, not renamed ones
#   - BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, which parse listeners read attributes with
#   - CollectionUtil, and AuthorizationManager.checkCamundaAdminOrPermission
# A plugin that was relocated fails in the middle of a process, with NoSuchMethodError,
# NoSuchFieldError or NoClassDefFoundError, and not when the engine starts.
#
# Seen with camunda-engine 7.24.0, operaton-engine 1.0.3, cibseven-engine 2.0.0.
# Needs: JDK 17, Maven.
set -euo pipefail
cd "$(mktemp -d)"

jars() { # name, group, version
  mkdir "$1"
  cat > "$1/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>$2</groupId><artifactId>$1-engine</artifactId><version>$3</version></dependency>
  </dependencies>
</project>
POM
  (cd "$1" && mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
    -Dmdep.outputFile=cp.txt)
}

jars camunda org.camunda.bpm 7.24.0
jars operaton org.operaton.bpm 1.0.3
jars cibseven org.cibseven.bpm 2.0.0

has() { # engine, class below org.<engine>.bpm, member
  javap -protected -cp "$(cat "$1/cp.txt")" "org.$1.bpm.$2" 2> /dev/null | grep -q -- "$3" \
    && echo yes || echo no
}

for engine in camunda cibseven operaton; do
  wanted=$([ "$engine" = operaton ] && echo no || echo yes)
  while read -r type member; do
    found=$(has "$engine" "$type" "$member")
    echo "$engine: $type $member: $found"
    [ "$found" = "$wanted" ]
  done <<< 'impl.juel.jakarta.el.ELResolver getValue
engine.impl.bpmn.parser.BpmnParse CAMUNDA_BPMN_EXTENSIONS_NS
engine.impl.util.CollectionUtil partition
engine.impl.persistence.entity.AuthorizationManager checkCamundaAdminOrPermission'
done
javap -cp "$(cat operaton/cp.txt)" jakarta.el.ELResolver > /dev/null
echo "As described: CIB seven has them all, Operaton none, and jakarta.el from a jar of its own"
