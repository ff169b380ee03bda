/** HTTP on Netty: one exchange at a time per connection, all on its event loop, no thread per stream. */
@NullMarked
package dev.atelier.simulator.http;

import org.jspecify.annotations.NullMarked;
