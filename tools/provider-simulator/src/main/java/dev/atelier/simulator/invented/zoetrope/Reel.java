package dev.atelier.simulator.invented.zoetrope;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A video on its way; it moves on whenever somebody looks. Confined by {@link Reels}. */
final class Reel {

    private static final int LOOK_AGAIN_SECONDS = 1;

    private final String ticket;
    private final ReelOrder order;
    private int looks;
    private boolean calledOff;

    Reel(String ticket, ReelOrder order) {
        this.ticket = ticket;
        this.order = order;
    }

    ReelOrder order() {
        return order;
    }

    void look() {
        looks++;
    }

    boolean isOver() {
        return calledOff || looks >= order.looksNeeded();
    }

    void callOff() {
        calledOff = true;
    }

    /** @param files where what was made can be fetched */
    ObjectNode json(String files) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("ticket", ticket).put("phase", phase());
        switch (phase()) {
            case "done" -> json.put("reel_url", files + ticket + ".mp4").put("seconds", order.seconds());
            case "torn" -> json.putObject("tear").put("reason", order.fail()).put("text", "It tore: " + order.fail());
            case "drawing" -> json.put("drawn", (double) looks / order.looksNeeded());
            default -> {}
        }
        return isOver() ? json : json.put("look_again_s", LOOK_AGAIN_SECONDS);
    }

    private String phase() {
        if (calledOff) {
            return "called_off";
        }
        if (isOver()) {
            return order.fail() == null ? "done" : "torn";
        }
        return looks == 0 ? "waiting" : "drawing";
    }

    /**
     * What was ordered.
     *
     * @param note the orderer's own
     * @param fail the trouble it shall end in; null for none
     */
    record ReelOrder(
            String note,
            int seconds,
            int looksNeeded,
            @Nullable String fail) {}
}
