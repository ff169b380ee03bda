package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.invented.wire.Members;
import dev.atelier.simulator.invented.wire.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a request must keep to. */
final class DialogueRules {

    static final int MOST_STOPS = 4;

    private static final Set<String> MEMBERS = Set.of(
            "engine", "brief", "turns", "tools", "tool_use", "answer_as", "room", "halt_on", "warmth", "focus", "live");
    private static final List<String> SPEAKERS = List.of("human", "lantern", "tool");
    private static final List<String> USES = List.of("may", "must", "never");

    private DialogueRules() {}

    static void check(Members body) {
        body.only(MEMBERS);
        body.optionalText("brief");
        body.share("warmth");
        body.share("focus");
        checkTurns(body.objects("turns"));
        checkTools(body);
        if (body.has("answer_as") && !body.get("answer_as").isObject() && !"json".equals(body.text("answer_as"))) {
            throw body.wrong("answer_as", "a JSON schema or \"json\"");
        }
    }

    private static void checkTurns(List<Members> turns) {
        Set<String> called = new HashSet<>();
        String speaker = "lantern";
        for (Members turn : turns) {
            speaker = turn.oneOf("speaker", SPEAKERS);
            switch (speaker) {
                case "human" -> turn.only(Set.of("speaker", "says")).text("says");
                case "tool" -> checkOutput(turn, called);
                default -> checkOwn(turn, called);
            }
        }
        if (speaker.equals("lantern")) {
            throw Refusal.bad("turns must end with a human or a tool.");
        }
    }

    private static void checkOutput(Members turn, Set<String> called) {
        turn.only(Set.of("speaker", "ref", "output")).text("output");
        if (!called.contains(turn.text("ref"))) {
            throw Refusal.bad("No call has the ref " + turn.text("ref") + ".");
        }
    }

    private static void checkOwn(Members turn, Set<String> called) {
        turn.only(Set.of("speaker", "says", "calls"));
        if (turn.optionalText("says").isEmpty() && turn.objects("calls").isEmpty()) {
            throw Refusal.bad("A turn of lantern's says something or calls a tool.");
        }
        for (Members call : turn.objects("calls")) {
            call.only(Set.of("ref", "tool", "input")).text("tool");
            if (!call.get("input").isObject()) {
                throw call.wrong("input", "an object");
            }
            called.add(call.text("ref"));
        }
    }

    private static void checkTools(Members body) {
        Set<String> names = new HashSet<>();
        for (Members tool : body.objects("tools")) {
            tool.only(Set.of("name", "about", "takes")).optionalText("about");
            names.add(tool.text("name"));
            if (!tool.get("takes").isObject()) {
                throw tool.wrong("takes", "a JSON schema");
            }
        }
        if (body.has("tool_use") && names.isEmpty()) {
            throw Refusal.bad("tool_use wants tools.");
        }
        if (body.get("tool_use").isObject()) {
            String only = new Members(body.get("tool_use"), "tool_use")
                    .only(Set.of("only"))
                    .text("only");
            if (!names.contains(only)) {
                throw Refusal.bad("There is no tool " + only + ".");
            }
        } else if (body.has("tool_use")) {
            body.oneOf("tool_use", USES);
        }
    }
}
