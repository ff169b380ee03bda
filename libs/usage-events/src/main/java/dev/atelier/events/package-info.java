/**
 * The public contract of usage events: what one call to an AI provider used and cost, as a CloudEvents 1.0 event on the
 * Kafka topic {@value dev.atelier.events.UsageEvents#TOPIC}. Schema and example lie beside this package as
 * {@code usage-event.schema.json} and {@code usage-event.example.json}.
 */
@NullMarked
package dev.atelier.events;

import org.jspecify.annotations.NullMarked;
