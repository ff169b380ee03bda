/** Pictures and videos: what an adapter makes of an order for them. */
@NullMarked
package dev.atelier.aiproxy.spi.media;

import org.jspecify.annotations.NullMarked;
