"""What evidence makes of a claim: verdict, inheritance, and the reasons in words."""
