package dev.atelier.chat.idempotency;

/** Which instances of this service live. */
public interface LivingInstances {

    /** The name of this one, never used by another. */
    String self();

    /** Whether the instance of that name is at work, as far as its lease tells. */
    boolean lives(String instance);
}
