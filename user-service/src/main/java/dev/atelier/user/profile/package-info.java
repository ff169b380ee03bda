/** What users see of and change in their own account. */
@NullMarked
package dev.atelier.user.profile;

import org.jspecify.annotations.NullMarked;
