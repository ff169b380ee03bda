/** Hands an answer to the client in its time and shape, or breaks it as a fault says. */
@NullMarked
package dev.atelier.simulator.delivery;

import org.jspecify.annotations.NullMarked;
