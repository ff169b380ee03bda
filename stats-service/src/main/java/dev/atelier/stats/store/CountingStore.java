package dev.atelier.stats.store;

import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * MongoDB as counting needs it: patient, always the primary, majority acknowledged. A type of its own, so that nobody
 * takes it for the template of the queries.
 *
 * @param template never used for a request somebody waits for
 */
public record CountingStore(MongoTemplate template) {}
