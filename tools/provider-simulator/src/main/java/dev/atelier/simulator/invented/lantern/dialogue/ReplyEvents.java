package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.answer.JsonText;
import dev.atelier.simulator.answer.Piece;
import dev.atelier.simulator.delivery.Frame;
import java.util.Iterator;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** The events of a live reply; what they are about is their name, which their data does not repeat. */
final class ReplyEvents {

    private ReplyEvents() {}

    static Iterator<Frame> of(Reply reply) {
        String ref = reply.ref();
        Stream<Frame> opened = Stream.of(Frame.around(
                event("opened", reply.head().toString()), reply.request().pondered()));
        Stream<Frame> called =
                ref == null ? Stream.empty() : Stream.of(Frame.around(event("call", call(ref, reply.tool()))));
        Stream<Frame> pieces = reply.answer().pieces().stream().map(piece -> piece(piece, ref != null));
        Stream<Frame> ended = Stream.of(
                Frame.around(event("ended", reply.end().toString())), Frame.around("event: close\ndata: [close]\n\n"));
        return Stream.of(opened, called, pieces, ended).flatMap(each -> each).iterator();
    }

    private static String call(String ref, String tool) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("n", 0)
                .put("ref", ref)
                .put("tool", tool)
                .toString();
    }

    private static Frame piece(Piece piece, boolean ofACall) {
        String text = "\"piece\":" + JsonText.quoted(piece.text()) + "}";
        return Frame.content(
                () -> ofACall ? event("input", "{\"n\":0," + text) : event("says", "{" + text), piece.tokens());
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
