package dev.atelier.chat;

import tools.jackson.databind.JsonNode;

/** One server-sent event. */
public record ServerEvent(String name, JsonNode data) {}
