package dev.atelier.intake;

import dev.atelier.events.UsageEvent;
import java.util.List;

/**
 * What a service does with usage events. A bean of this type makes the service take them in; of several each gets every event,
 * and all get it again if one could not count it.
 */
public interface CountEvents {

    /**
     * Makes what counting needs, such as indexes, before the first event comes. Harmless to repeat; may block.
     *
     * @throws org.springframework.dao.DataAccessException if the store is away; it is tried again
     */
    void prepare();

    /**
     * Counts each of the events once, however often and in whichever order it comes. When this returns they are counted for
     * good.
     *
     * @throws RuntimeException if they cannot be counted now; they come again, for ever
     */
    void count(List<UsageEvent> events);
}
