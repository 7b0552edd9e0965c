"""The open-data room: read access for developers, described by OpenAPI."""
