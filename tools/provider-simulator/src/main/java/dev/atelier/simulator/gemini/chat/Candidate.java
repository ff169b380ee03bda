package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.answer.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer, whole or in pieces.
 *
 * @param answer the text; empty beside a call
 * @param call arrives whole, in one piece
 * @param stopReason why it ends if no limit cuts it; there is none of its own for a call
 */
record Candidate(int index, Answer answer, @Nullable FunctionCall call, String stopReason) {

    String finishReason() {
        return answer.cut() ? "MAX_TOKENS" : stopReason;
    }

    int tokens() {
        return call == null ? answer.tokens() : call.tokens();
    }

    /** All of it, which has no content where a limit left none. */
    ObjectNode whole(boolean showsThoughts) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        if (tokens() > 0) {
            ArrayNode parts = parts(candidate);
            if (showsThoughts) {
                parts.addObject().put("text", "Thinking.").put("thought", true);
            }
            ObjectNode part = parts.addObject();
            if (call == null) {
                part.put("text", answer.text());
            } else {
                call.writeTo(part);
            }
        }
        return candidate.put("finishReason", finishReason()).put("index", index);
    }

    /** How many pieces it streams in. */
    int pieces() {
        return call == null ? answer.pieces().size() : 1;
    }

    int pieceTokens(int piece) {
        return call == null ? answer.pieces().get(piece).tokens() : call.tokens();
    }

    ObjectNode piece(int piece) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        ObjectNode part = parts(candidate).addObject();
        if (call == null) {
            part.put("text", answer.pieces().get(piece).text());
        } else {
            call.writeTo(part);
        }
        return candidate.put("index", index);
    }

    /** Before the first word. */
    ObjectNode thought(boolean shown) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        ObjectNode part = parts(candidate).addObject();
        if (shown) {
            part.put("text", "Thinking.").put("thought", true);
        } else {
            part.put("text", "");
        }
        return candidate.put("index", index);
    }

    ObjectNode end() {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        parts(candidate).addObject().put("text", "");
        return candidate.put("finishReason", finishReason()).put("index", index);
    }

    private static ArrayNode parts(ObjectNode candidate) {
        ObjectNode content = candidate.putObject("content");
        ArrayNode parts = content.putArray("parts");
        content.put("role", "model");
        return parts;
    }
}
