package dev.atelier.platform.stop;

/** Requests under way that can be ended from outside. Safe for every thread. */
public interface UnderWay {

    /** Ends all of them, also those that are yet to come, and tells how many there were. Does not wait for their end. */
    int end();

    /** Lets them run again, after the service was started anew. */
    void begin();
}
