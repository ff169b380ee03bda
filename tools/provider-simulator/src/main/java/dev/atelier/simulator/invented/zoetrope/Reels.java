package dev.atelier.simulator.invented.zoetrope;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.invented.wire.InventedCall;
import dev.atelier.simulator.invented.wire.Members;
import dev.atelier.simulator.invented.wire.Refusal;
import dev.atelier.simulator.invented.zoetrope.Reel.ReelOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Videos: ordered, looked at, called off, found again. */
final class Reels {

    private static final List<String> FRAMES = List.of("wide", "tall", "square");
    private static final int USUAL_LOOKS = 2;
    private static final int LONGEST_SECONDS = 10;
    private static final int OVER = 409;

    private final Map<String, Reel> byTicket = new ConcurrentHashMap<>();

    ObjectNode order(InventedCall call, String files) {
        Members body = call.body().only(Set.of("film", "scene", "seconds", "frame", "first_still", "note"));
        ZoetropeEndpoint.require(call, body, "zoetrope-1");
        body.oneOf("frame", FRAMES);
        if (body.has("first_still") && !body.text("first_still").matches("(?s)(https?://|data:image/).+")) {
            throw body.wrong("first_still", "a link or a data URI");
        }
        Hints hints = Hints.in(body.text("scene"));
        var reel = new Reel(
                call.entry().id(),
                new ReelOrder(
                        body.optionalText("note"),
                        body.integer("seconds", 2, LONGEST_SECONDS),
                        hints.number("polls", USUAL_LOOKS),
                        hints.text("fail")));
        byTicket.put(call.entry().id(), reel);
        return reel.json(files);
    }

    ObjectNode look(String ticket, String files) {
        Reel reel = require(ticket);
        synchronized (reel) {
            if (!reel.isOver()) {
                reel.look();
            }
            return reel.json(files);
        }
    }

    ObjectNode callOff(String ticket, String files) {
        Reel reel = require(ticket);
        synchronized (reel) {
            if (reel.isOver()) {
                throw new Refusal(OVER, "over", "This reel is over.");
            }
            reel.callOff();
            return reel.json(files);
        }
    }

    ObjectNode withNote(String note, String files) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode reels = list.putArray("reels");
        byTicket.values().stream()
                .filter(reel -> reel.order().note().equals(note))
                .forEach(reel -> reels.add(reel.json(files)));
        return list;
    }

    private Reel require(String ticket) {
        return Objects.requireNonNullElseGet(byTicket.get(ticket), () -> {
            throw new Refusal(404, "no_such_reel", "There is no such reel.");
        });
    }
}
