"""What people read of the plan's state. Every form of it takes its figures from one query layer."""
