"""The floor: registries, evidence, outbox, measures registry, calendars, storage, sandbox, jobs."""
