#!/usr/bin/env bash
# camunda-bpm-spring-boot-starter-webapp 7.24.0: a Cockpit plugin whose plugin.js imports another file leaves the whole of Cockpit blank.
#
# Cockpit loads app/plugin.js of each plugin as an ES module, so a plugin of several modules looks natural. But its server hands out only app/plugin.js and
# app/plugin.css of a plugin; any other file that lies beside them is a 403 until the plugin's root resource overrides getAllowedAssets(). A module of which one
# import fails does not load, and then Cockpit shows nothing at all: no message, no other plugin, not even its form to sign in.
#
# Seen: app/plugin.js 200, app/other.js 403; without the import the page has a field for the password, with it the page has none.
# Fails if the file is handed out, or the page has the form all the same. Needs Chromium.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
browser=$(command -v chromium || command -v google-chrome)

assets=src/main/resources/plugin-webapp/finding/app
mkdir -p src/main/java/finding src/main/resources/META-INF/services "$assets"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.16</version>
    <relativePath/>
  </parent>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm.springboot</groupId>
      <artifactId>camunda-bpm-spring-boot-starter-webapp</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-jdbc</artifactId>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
    </dependency>
  </dependencies>
</project>
POM
echo finding.Plugin > src/main/resources/META-INF/services/org.camunda.bpm.cockpit.plugin.spi.CockpitPlugin
echo 'export const nothing = [];' > "$assets/other.js"
cat > src/main/java/finding/Plugin.java <<'JAVA'
package finding;

import jakarta.ws.rs.Path;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

public class Plugin extends AbstractCockpitPlugin {

  @Override
  public String getId() {
    return "finding";
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(Root.class);
  }

  @Path("plugin/finding")
  public static class Root extends AbstractCockpitPluginRootResource {

    public Root() {
      super("finding");
    }
  }
}
JAVA
cat > src/main/java/finding/Server.java <<'JAVA'
package finding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@EnableAutoConfiguration
public class Server {

  public static void main(String[] args) {
    var context =
        (ServletWebServerApplicationContext)
            SpringApplication.run(
                Server.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=jdbc:h2:mem:finding;DB_CLOSE_DELAY=-1",
                "--camunda.bpm.admin-user.id=demo",
                "--logging.level.root=OFF",
                "--spring.main.banner-mode=off");
    System.out.println("port " + context.getWebServer().getPort());
  }
}
JAVA

# prints the status of both files, and whether the page asks for a password
run() {
  mvn -q -B package > /dev/null
  [ -d lib ] || mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > /dev/null
  java -cp "target/classes:lib/*" finding.Server > server.log &
  server=$!
  until grep -q '^port' server.log; do
    kill -0 $server || { cat server.log; exit 1; }
    sleep 0.2
  done
  at="http://127.0.0.1:$(sed -n 's/^port //p' server.log)/camunda"
  for file in plugin other; do
    curl -s -o /dev/null -w "$file.js %{http_code}, " "$at/api/cockpit/plugin/finding/static/app/$file.js"
  done
  "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$dir/profile" --virtual-time-budget=20000 --dump-dom \
    "$at/app/cockpit/default/#/login" 2> /dev/null | grep -q 'type="password"' && echo "a form" || echo "no form"
  kill $server
  wait $server 2> /dev/null || true
}

echo 'export default [];' > "$assets/plugin.js"
alone=$(run)
printf "import { nothing } from './other.js';\nexport default nothing;\n" > "$assets/plugin.js"
importing=$(run)

echo "seen alone: $alone"
echo "seen importing: $importing"
[ "$alone" = "plugin.js 200, other.js 403, a form" ] || { echo "changed"; exit 1; }
[ "$importing" = "plugin.js 200, other.js 403, no form" ] || { echo "changed"; exit 1; }
echo "as described"
