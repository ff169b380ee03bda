/** The connection to MongoDB: how long a query, and how long counting, may wait for it. */
@NullMarked
package dev.atelier.stats.store;

import org.jspecify.annotations.NullMarked;
