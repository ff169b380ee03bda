/** MongoDB, Redis and Kafka for tests. */
@NullMarked
package dev.atelier.testservers;

import org.jspecify.annotations.NullMarked;
