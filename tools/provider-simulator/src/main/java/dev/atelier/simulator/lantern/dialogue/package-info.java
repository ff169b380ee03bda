/** Lantern's one operation. */
@NullMarked
package dev.atelier.simulator.lantern.dialogue;

import org.jspecify.annotations.NullMarked;
