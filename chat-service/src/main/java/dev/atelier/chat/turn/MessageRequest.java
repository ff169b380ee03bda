package dev.atelier.chat.turn;

import dev.atelier.chat.content.Content;
import dev.atelier.platform.openapi.JsonSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody says in a conversation.
 *
 * @param content a string, or a list of parts
 * @param model who is to answer this once; {@code null} for the conversation's model
 */
record MessageRequest(
        @JsonSchema(value = Content.SCHEMA, required = true) @Nullable
        JsonNode content,

        @Nullable String model) {}
