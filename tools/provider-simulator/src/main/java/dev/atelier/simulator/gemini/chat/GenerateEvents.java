package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.delivery.Frame;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import tools.jackson.databind.node.ObjectNode;

/** The stream: pieces of all candidates in turn, then one event that ends them all and has the whole usage. No mark after it. */
final class GenerateEvents implements Iterator<Frame> {

    private final GenerateResponse response;
    private final List<Candidate> candidates;
    private boolean thought;
    private int turn;
    private int candidate;
    private boolean done;

    GenerateEvents(GenerateResponse response) {
        this.response = response;
        this.candidates = response.candidates();
        this.thought = response.usage().thoughts() == 0;
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public Frame next() {
        if (done) {
            throw new NoSuchElementException();
        }
        if (!thought) {
            thought = true;
            ObjectNode first = candidates.getFirst().thought(response.request().showsThoughts());
            return Frame.around(framed(response.event(first)), response.usage().thoughts());
        }
        if (seekPiece()) {
            return piece();
        }
        done = true;
        return Frame.around(framed(response.end()));
    }

    /** Moves to the next candidate that still has a piece in this turn or a later one. */
    private boolean seekPiece() {
        int exhausted = 0;
        while (exhausted < candidates.size()) {
            if (candidate == candidates.size()) {
                candidate = 0;
                turn++;
            }
            if (turn < candidates.get(candidate).pieces()) {
                return true;
            }
            candidate++;
            exhausted++;
        }
        return false;
    }

    private Frame piece() {
        Candidate one = candidates.get(candidate++);
        int piece = turn;
        return Frame.content(() -> framed(response.event(one.piece(piece))), one.pieceTokens(piece));
    }

    private static String framed(String event) {
        return "data: " + event + "\r\n\r\n";
    }
}
