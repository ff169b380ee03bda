package dev.atelier.benchmarks.load;

/** Makes a call for each connection. */
@FunctionalInterface
public interface CallFactory {

    Call forConnection(int number);
}
