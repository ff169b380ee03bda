/** Faults that stand until they are taken back or used up. */
@NullMarked
package dev.atelier.simulator.fault;

import org.jspecify.annotations.NullMarked;
