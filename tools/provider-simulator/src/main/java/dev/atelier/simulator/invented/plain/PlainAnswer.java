package dev.atelier.simulator.invented.plain;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.answer.Piece;
import dev.atelier.simulator.answer.Prose;
import dev.atelier.simulator.answer.Stamps;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said to a request: the same to the same one. */
record PlainAnswer(Answer answer, String counts, int tokens) {

    private static final int SHORTEST = 20;
    private static final int SPREAD = 41;
    private static final Prose PROSE = new Prose();

    static PlainAnswer to(PlainRequest request, TokenCounter counter) {
        int thought = Math.min(request.hints().number("reasoning", 0), request.limit() - 1);
        int cached = Math.min(request.hints().number("cached", 0), request.promptTokens());
        Answer said = said(request, counter).stoppedAt(request.stops(), counter).limitedTo(request.limit() - thought);
        int made = said.tokens() + thought;
        String counts = request.promptTokens() + " " + cached + " " + made + " " + thought;
        return new PlainAnswer(said, counts, made);
    }

    private static Answer said(PlainRequest request, TokenCounter counter) {
        Hints hints = request.hints();
        if (hints.number("stamp", 0) > 0) {
            return Answer.whole(new Stamps(hints.number("stamp", 0)));
        }
        @Nullable String say = hints.say();
        if (say != null) {
            return Answer.whole(counter.split(say));
        }
        int usual = SHORTEST + (int) Long.remainderUnsigned(request.fingerprint(), SPREAD);
        return PROSE.write(request.fingerprint(), hints.number("tokens", usual));
    }

    String whole() {
        return new PlainLine("text", answer.text()).written() + end() + used();
    }

    List<Frame> inPieces() {
        List<Frame> frames = new ArrayList<>();
        int thought = tokens - answer.tokens();
        for (Piece piece : answer.pieces()) {
            frames.add(Frame.content(() -> new PlainLine("text", piece.text()).written(), piece.tokens()));
        }
        frames.add(Frame.around(end(), thought));
        frames.add(Frame.around(used()));
        return frames;
    }

    private String end() {
        return new PlainLine("end", answer.cut() ? "limit" : "done").written();
    }

    private String used() {
        return new PlainLine("used", counts).written();
    }
}
