package dev.atelier.simulator.delivery;

import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Reply;
import java.util.Map;

/** How a provider says things that are no answers. */
public interface Dialect {

    /** The provider's own error for the status of a fault. */
    Reply error(Effect effect);

    /** The same inside a stream that has begun: a whole frame. */
    String errorFrame(Effect effect);

    /** A frame that no parser can read. */
    String brokenFrame();

    /** The headers of every answer. */
    Map<String, String> headers();
}
