exec npx --yes --package azurite@3.37.0 azurite-blob --inMemoryPersistence --silent --disableTelemetry "$@"
