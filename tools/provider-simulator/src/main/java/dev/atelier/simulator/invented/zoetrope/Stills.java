package dev.atelier.simulator.invented.zoetrope;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.invented.wire.InventedCall;
import dev.atelier.simulator.invented.wire.Members;
import dev.atelier.simulator.invented.wire.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pictures, at once. All are the same: one point, in red. */
final class Stills {

    private static final String RED_POINT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    private static final List<String> FRAMES = List.of("wide", "tall", "square");
    private static final int MOST = 4;

    private Stills() {}

    static int copies(InventedCall call) {
        Members body = call.body().only(Set.of("film", "scene", "copies", "frame"));
        ZoetropeEndpoint.require(call, body, "zoetrope-still-1");
        body.oneOf("frame", FRAMES);
        if (Hints.in(body.text("scene")).text("block") != null) {
            throw new Refusal(451, "unfit", "This is nothing Zoetrope draws.");
        }
        return body.integer("copies", 1, MOST);
    }

    static ObjectNode json(int copies) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode stills = json.putArray("stills");
        for (int i = 0; i < copies; i++) {
            stills.addObject().put("png", RED_POINT);
        }
        return json;
    }
}
