/**
 * Takes usage events from Kafka. What is no event goes to the dead-letter topic at once and the partition goes on; an
 * event that cannot be counted because MongoDB is away waits, with everything behind it, and is tried again for ever. An
 * event of a type this release does not know is a dead letter too: kept, so that a later release can count it.
 */
@NullMarked
package dev.atelier.intake;

import org.jspecify.annotations.NullMarked;
