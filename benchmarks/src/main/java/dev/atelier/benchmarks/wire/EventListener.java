package dev.atelier.benchmarks.wire;

/** Gets the events of a stream, in order. */
@FunctionalInterface
public interface EventListener {

    /**
     * Called for each event as soon as it is complete.
     *
     * @param name the event's name; {@code message} if it has none
     * @param arrivedAt {@link System#nanoTime()} when its last byte came in
     */
    void event(String name, String data, long arrivedAt);
}
