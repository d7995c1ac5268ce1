"""From evidence to claims: verdict, inheritance, and the reasons in words."""
