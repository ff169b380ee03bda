/** Token buckets by address, user and API, shared in Redis, with a local share when it is away. */
@NullMarked
package dev.atelier.gateway.limit;

import org.jspecify.annotations.NullMarked;
