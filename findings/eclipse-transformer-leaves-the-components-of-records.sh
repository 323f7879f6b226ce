#!/usr/bin/env bash
# Eclipse Transformer 1.0.0: the components of a record keep the types that everything else of the record has lost.
#
# It renames packages in class files, from javax to jakarta by rules of its own, or from an engine to its fork by rules of users. Fields, accessors and
# the constructor of a record are renamed; the attribute Record, in which Java reads the components, is not. The record works, until something asks for
# its components: a mapper of JSON, a binder of configuration, a test library. Then the class of the old name is missing, far from the build.
#
# Seen with org.eclipse.transformer.cli 1.0.0 and its rules for Jakarta: of a record with a component of type javax.inject.Provider, the accessor
# returns jakarta.inject.Provider, and getRecordComponents() throws NoClassDefFoundError: javax/inject/Provider. The relocation of maven-shade-plugin
# 3.6.1 renames both.
# Fails if the components are renamed, or if the relocation leaves them.
# Needs: JDK 17, Maven.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

mkdir -p src/main/java/finding
cat > src/main/java/finding/Holder.java <<'JAVA'
package finding;

public record Holder(javax.inject.Provider<String> value) {

  public static void main(String[] arguments) throws Exception {
    System.out.println("accessor " + Holder.class.getMethod("value").getReturnType().getName());
    try {
      System.out.println("component " + Holder.class.getRecordComponents()[0].getType().getName());
    } catch (NoClassDefFoundError e) {
      System.out.println("component " + e);
    }
  }
}
JAVA

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source>
    <maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>javax.inject</groupId>
      <artifactId>javax.inject</artifactId>
      <version>1</version>
    </dependency>
    <dependency>
      <groupId>jakarta.inject</groupId>
      <artifactId>jakarta.inject-api</artifactId>
      <version>2.0.1</version>
    </dependency>
    <dependency>
      <groupId>org.eclipse.transformer</groupId>
      <artifactId>org.eclipse.transformer.cli</artifactId>
      <version>1.0.0</version>
      <scope>runtime</scope>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-shade-plugin</artifactId>
        <version>3.6.1</version>
        <executions>
          <execution>
            <phase>package</phase>
            <goals>
              <goal>shade</goal>
            </goals>
            <configuration>
              <shadedArtifactAttached>true</shadedArtifactAttached>
              <createDependencyReducedPom>false</createDependencyReducedPom>
              <artifactSet>
                <includes>
                  <include>finding:finding</include>
                </includes>
              </artifactSet>
              <relocations>
                <relocation>
                  <pattern>javax.inject</pattern>
                  <shadedPattern>jakarta.inject</shadedPattern>
                </relocation>
              </relocations>
            </configuration>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
POM
mvn -q -B -ntp package org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib
api=$(echo lib/jakarta.inject-api-*.jar)

java -cp 'lib/*' org.eclipse.transformer.cli.JakartaTransformerCLI target/finding-1.jar transformed.jar --quiet > transformer.log 2>&1 || cat transformer.log
of_transformer=$(java -cp "transformed.jar:$api" finding.Holder)
of_shade=$(java -cp "target/finding-1-shaded.jar:$api" finding.Holder)
printf 'Eclipse Transformer:\n%s\nmaven-shade-plugin:\n%s\n' "$of_transformer" "$of_shade"

[ "$of_transformer" = 'accessor jakarta.inject.Provider
component java.lang.NoClassDefFoundError: javax/inject/Provider' ]
[ "$of_shade" = 'accessor jakarta.inject.Provider
component jakarta.inject.Provider' ]
