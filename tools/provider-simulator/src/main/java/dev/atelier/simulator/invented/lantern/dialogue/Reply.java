package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.answer.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the engine answers.
 *
 * @param answer the text, or the input of a call as JSON
 * @param ref of the call; null where there is none
 * @param tool the tool called
 * @param halted whether a word of the request ended it
 */
record Reply(
        DialogueRequest request,
        String id,
        String at,
        Answer answer,
        @Nullable String ref,
        String tool,
        boolean halted) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Tokens made, pondering included. */
    int tokens() {
        return answer.tokens() + request.pondered();
    }

    String whole() {
        ObjectNode body = head();
        ObjectNode reply = body.putObject("reply");
        if (ref == null) {
            reply.put("says", answer.text());
        } else {
            ObjectNode call =
                    reply.putArray("calls").addObject().put("ref", ref).put("tool", tool);
            call.set("input", JsonMapper.shared().readTree(answer.text()));
        }
        return body.put("ended", ended()).set("meter", meter()).toString();
    }

    /** Who answers, and when. */
    ObjectNode head() {
        return NODES.objectNode()
                .put("dialogue", id)
                .put("engine", request.engine())
                .put("at", at);
    }

    ObjectNode end() {
        ObjectNode end = NODES.objectNode().put("why", ended());
        end.set("meter", meter());
        return end;
    }

    private String ended() {
        if (answer.cut()) {
            return "room";
        }
        if (ref != null) {
            return "calling";
        }
        return halted ? "halted" : "finished";
    }

    private ObjectNode meter() {
        return NODES.objectNode()
                .put("heard", request.prompt().tokens() - request.recalled())
                .put("recalled", request.recalled())
                .put("spoken", answer.tokens())
                .put("pondered", request.pondered());
    }
}
