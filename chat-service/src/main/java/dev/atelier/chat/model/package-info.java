/** The chat models people can choose. */
@NullMarked
package dev.atelier.chat.model;

import org.jspecify.annotations.NullMarked;
