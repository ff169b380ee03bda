/** What all of Lantern shares: its error body, its headers, checks of members. */
@NullMarked
package dev.atelier.simulator.lantern.wire;

import org.jspecify.annotations.NullMarked;
