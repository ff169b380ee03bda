/** The commands of {@code ./atelier}, a class each. */
@NullMarked
package dev.atelier.localstack.command;

import org.jspecify.annotations.NullMarked;
