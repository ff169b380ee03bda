/** The stack under test: the launcher that starts and hurts it, the simulator's control door, its log files. */
@NullMarked
package dev.atelier.e2e.stack;

import org.jspecify.annotations.NullMarked;
