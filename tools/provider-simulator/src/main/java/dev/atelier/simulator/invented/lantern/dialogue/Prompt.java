package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.invented.wire.Members;

/**
 * What the turns come to.
 *
 * @param fingerprint the same for the same turns
 * @param endsWithTool whether a tool has just answered
 */
record Prompt(int tokens, long fingerprint, String lastHumanText, boolean endsWithTool) {

    private static final int PER_TURN = 2;
    private static final Prompt EMPTY = new Prompt(0, 0, "", false);

    static Prompt of(Members body, TokenCounter counter) {
        Prompt prompt = EMPTY.with(body.optionalText("brief"), counter);
        for (Members turn : body.objects("turns")) {
            prompt = prompt.with(turn, counter);
        }
        return body.has("tools") ? prompt.with(body.get("tools").toString(), counter) : prompt;
    }

    private Prompt with(Members turn, TokenCounter counter) {
        String speaker = turn.text("speaker");
        String calls = turn.has("calls") ? turn.get("calls").toString() : "";
        Prompt said = with(turn.optionalText("says") + turn.optionalText("output") + calls, counter);
        String human = speaker.equals("human") ? turn.text("says") : lastHumanText;
        return new Prompt(said.tokens + PER_TURN, said.fingerprint, human, speaker.equals("tool"));
    }

    private Prompt with(String text, TokenCounter counter) {
        long joined = Fingerprint.join(fingerprint, Fingerprint.of(text));
        return new Prompt(tokens + counter.count(text), joined, lastHumanText, endsWithTool);
    }
}
