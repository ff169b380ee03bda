/** Lantern's one operation. */
@NullMarked
package dev.atelier.simulator.invented.lantern.dialogue;

import org.jspecify.annotations.NullMarked;
