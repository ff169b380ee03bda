package dev.atelier.aiproxy.spi.media;

/** What became of an order whose answer never arrived. */
public sealed interface SubmitFate {

    /**
     * The provider has it, and will want to be paid for it.
     *
     * @param job to go on with
     */
    record Taken(VideoJob job) implements SubmitFate {}

    /** The provider knows nothing of it; it may be ordered again. */
    record NotTaken() implements SubmitFate {}

    /** Nobody can tell: the provider has no way to look for an order (Runway). It must not be ordered again unasked. */
    record Unknown() implements SubmitFate {}
}
