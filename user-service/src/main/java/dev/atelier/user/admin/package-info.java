/** What administrators do with other people's accounts. */
@NullMarked
package dev.atelier.user.admin;

import org.jspecify.annotations.NullMarked;
