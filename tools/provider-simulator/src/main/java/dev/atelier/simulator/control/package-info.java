/** The control door under {@code /_sim}. */
@NullMarked
package dev.atelier.simulator.control;

import org.jspecify.annotations.NullMarked;
