"""What people read: charts and the series behind them, over the demonstration's invented year."""
