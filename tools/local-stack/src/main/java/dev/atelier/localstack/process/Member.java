package dev.atelier.localstack.process;

import java.util.List;

/** One process of a stack, running or not. */
public interface Member {

    /** The name it has in {@code status}, in log files and in commands, unique within the stack. */
    String name();

    /** The TCP ports it listens on; the first is the one that others use. */
    List<Integer> ports();

    /** Does what has to be done before a start (blocks while it does) and says how to start the process. */
    ProcessSpec prepare() throws InterruptedException;

    HealthProbe probe();
}
