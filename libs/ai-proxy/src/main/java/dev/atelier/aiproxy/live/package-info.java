/** The calls under way, and how they end when this instance has to stop. */
@NullMarked
package dev.atelier.aiproxy.live;

import org.jspecify.annotations.NullMarked;
