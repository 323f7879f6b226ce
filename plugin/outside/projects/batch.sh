exec java -jar plugin/local/target/camunda-azure-batch-local-*-standalone.jar "$@"
